"""What a class assumed and argued: its links and its files together."""
