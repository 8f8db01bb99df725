"""The vault: the only room that knows SQLAlchemy and SQLCipher."""
