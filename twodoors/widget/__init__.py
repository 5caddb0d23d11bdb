"""What all of the book’s widgets share: their base, their modules for Jupyter, what the browser keeps."""
