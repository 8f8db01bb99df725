"""Bank statement formats: one file each; rows or problems, never silence."""
