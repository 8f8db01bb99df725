"""Pictures of documents to fields with confidence and place; the engines run in a process of their own."""
