"""What builds the book: the Sphinx extension, and what runs beside the build."""
