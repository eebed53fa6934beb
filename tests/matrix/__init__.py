"""Who gets what, held against real responses."""
