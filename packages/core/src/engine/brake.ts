/** How much one partition may lose in one run without anyone agreeing to it. */
interface Brake {
  /** Share of what the partition holds, 0 to 1. */
  readonly share: number;
  /** Losing no more than this is never held. */
  readonly count: number;
}

/** Half of a partition, and over a hundred of what it holds: more likely a fault of the provider's than the truth. */
const BRAKE: Brake = { share: 0.5, count: 100 };

/** True when a partition would lose more than it may. */
export function isHeld({ total, stale }: { readonly total: number; readonly stale: number }): boolean {
  return stale > BRAKE.count && stale > total * BRAKE.share;
}
