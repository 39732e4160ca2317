"""What a reader of a claim is shown, so that it can be understood alone."""
