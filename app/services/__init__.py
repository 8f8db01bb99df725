"""One file for each thing a person comes to do; the only floor that joins rooms."""
