"""What the book’s statements rest on: lists for those who mend its sources, and runs of words that it may not share."""
