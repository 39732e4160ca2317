"""What sort of statement a piece is: fact, plan, evaluation, question or appeal."""
