"""The Settings page 设置: connections, company, backup, security, appearance."""
