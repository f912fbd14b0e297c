"""The idioms: what the catalogue cannot say, one a file, both directions."""
