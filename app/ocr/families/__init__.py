"""Families of documents: which labels each prints, one file a family; what is done with labels stands in `app/ocr/values.py`."""
