"""Invoices 发票: what is there and how it stands, what files would bring, one paper beside its fields."""
