export type { Allowance } from './calls/allowance.js';
export type { ApiCall, MakeCall } from './calls/api-call.js';
export { CallError } from './calls/call-error.js';
export type { CallLimits } from './calls/call-limits.js';
export { readRetryAfter } from './calls/retry-after.js';
export { checkQuery } from './cypher/check-query.js';
export { guardQuery } from './cypher/guard-query.js';
export type { LabelOrType } from './cypher/labelled-variables.js';
export type { CypherProblem, Dialect } from './cypher/problems.js';
export {
  type QueryColumn,
  type QueryName,
  type QueryParts,
  type QueryProperty,
  queryParts,
} from './cypher/query-parts.js';
export type {
  Change,
  ChangedEnd,
  ChangedValue,
  NodeChange,
  PropertyChange,
  RelationshipChange,
} from './engine/changes/change.js';
export { readChanges } from './engine/changes/read-changes.js';
export type { ChangeCount, ChangeSummary } from './engine/changes/summarize.js';
export { type LedgerEntry, type LedgerOutcome, readLedger } from './engine/ledger.js';
export { type Plan, type PlannedFetch, planSync } from './engine/plan.js';
export { type Probe, probeSource } from './engine/probe.js';
export type { QuarantinedRecord } from './engine/record-buffer.js';
export type { PartitionReport, SyncReport, Totals, UnresolvedEdges, VanishedPartition } from './engine/report.js';
export { type PastRun, readRuns } from './engine/runs.js';
export { type ListedScope, type ScopeLister, scopeLister, type WantedScopes } from './engine/scopes.js';
export type { MissingScope, ScopeFilter, SelectedFetch, Selection } from './engine/selection.js';
export type { Deleted } from './engine/sweep.js';
export { type SyncOptions, sync } from './engine/sync.js';
export type { SyncEvent } from './engine/sync-event.js';
export { CadastreError, type ErrorDetails, messageOf } from './errors.js';
export { checkDeclared } from './fetch/check-declared.js';
export {
  type DefineFetch,
  type Emission,
  type Emits,
  emit,
  type Fetch,
  type FetchDefinition,
  type FetchInput,
  fetchDefiner,
} from './fetch/define-fetch.js';
export { emissionOf } from './fetch/emission-of.js';
export type { ErrorClass, Failure, Outcome } from './fetch/outcome.js';
export {
  defineSource,
  type FetchRef,
  type ListScope,
  type Source,
  type SourceDefinition,
  type TouchedPartitions,
} from './fetch/source.js';
export {
  type AllowanceHeaders,
  allowanceFrom,
  DRAFT_RATE_LIMIT,
  type ResetHeader,
  resetFrom,
} from './http/allowance-from.js';
export { type Authorization, basicAuthorization, tokenAuthorization } from './http/authorization.js';
export { type ClientCredentialsOptions, clientCredentials } from './http/client-credentials.js';
export { type FailedAnswer, type HttpClassifierOptions, httpClassifier } from './http/http-classifier.js';
export {
  type HttpClient,
  type HttpClientOptions,
  type HttpQuestion,
  type HttpValues,
  httpClient,
} from './http/http-client.js';
export { HttpError } from './http/http-error.js';
export { type CursorPaging, nextCursor } from './http/next-cursor.js';
export { type CountedPaging, nextOffset, nextPageNumber } from './http/next-offset.js';
export { bodyLink, type HttpAnswer, linkHeader, type NextPage } from './http/next-page.js';
export { type PrivateKeyJwtOptions, privateKeyJwt } from './http/private-key-jwt.js';
export { type SharedUntil, sharedUntil } from './http/shared-until.js';
export {
  type CleanupJob,
  defineCleanup,
  defineLoader,
  type Loader,
  type LoadOptions,
  type LoadReport,
} from './load/loader.js';
export type { EdgeRow, LinkRow, NodeRow, Row, Value, Values } from './model/row.js';
export type {
  Endpoint,
  ExtensionSchema,
  LinkSchema,
  NodeSchema,
  ParentOf,
  PropertiesOf,
  Property,
  PropertyType,
  RecordOf,
  Relationship,
  Schema,
} from './model/schema.js';
export type { Scope } from './model/scope.js';
export { type AddedProperty, withProperties } from './model/with-properties.js';
export type { Neo4jOptions } from './neo4j/connection.js';
export { openNeo4jStore } from './neo4j/open-neo4j-store.js';
export type { Question, QuestionParameter } from './question.js';
export * from './record/converters.js';
export * from './record/read-value.js';
export { RecordError } from './record/record-error.js';
export { compileStatement, whichCondition } from './statement/compile.js';
export { compileEdgeLookup, compileList, compileNodeLookup } from './statement/compile-list.js';
export { cypherName } from './statement/cypher-name.js';
export type * from './statement/statement.js';
export type * from './store/graph-store.js';
export { groupConstraints, type LabelProperty } from './store/group-constraints.js';
export { labelConstraints } from './store/label-constraints.js';
export { leaseLost } from './store/lease-lost.js';
export { writeResult } from './store/write-result.js';
