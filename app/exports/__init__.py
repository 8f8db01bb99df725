"""Files for others to read: Excel, PDF, vouchers, payment files."""
