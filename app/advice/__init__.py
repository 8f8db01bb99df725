"""Spend forecast and top-up advice 充值建议: pure, no files and no clock.

`advise(observation, shared)` is the one thing to call: an `Observation` of one account at one review (what may be known
then, nothing from the future) and what is `Shared` by all accounts give an `Advice`. Nothing is kept between calls.
`advise_all` is the same for many accounts at once, which is quicker and lets accounts with little history learn from others.
"""

from app.advice.advice import Advice, Reason, ReasonCode
from app.advice.advise import advise, advise_all
from app.advice.lead_time import LeadTime
from app.advice.observation import CampaignPlan, DayCharge, Observation, Shared

__all__ = [
    "Advice",
    "CampaignPlan",
    "DayCharge",
    "LeadTime",
    "Observation",
    "Reason",
    "ReasonCode",
    "Shared",
    "advise",
    "advise_all",
]
