"""Documents 资质: the archive's list, and the review with the picture beside its fields."""
