"""The player of rounds: one for all of them."""
