"""``python -m reconcile`` is the same as ``reconcile``."""

from reconcile.cli import main

main(prog_name="reconcile")
