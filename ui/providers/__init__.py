"""The Providers page 服务商: through whom accounts are funded, on what terms, and what of it is owed or late."""
