"""The Vouchers page 凭证."""
