"""Runs moto's server with the arguments given, until its input ends: a test that is killed leaves no server behind."""

import os
import sys
import threading

from moto.server import main


def end_with_input() -> None:
    sys.stdin.read()
    os._exit(0)


threading.Thread(target=end_with_input, daemon=True).start()
main(sys.argv[1:])
