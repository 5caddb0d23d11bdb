"""What a reader argues at the end: readings and the doors they lean to, bets, forecasts, and words of their own."""
