"""The Recharge page 充值: what needs money now, the batch that is made of it, approvals, and what became of each order."""
