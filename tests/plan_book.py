"""The smallest book with a plan: two teams, their roles, one funnel and a target."""

TEAMS = """
marketing: {leader: head-of-marketing}
sales: {leader: head-of-sales}
"""
ROLES = """
head-of-marketing: {team: marketing}
head-of-sales: {team: sales}
sdr: {team: sales, headcount: 2, capacity: {hours_per_day: 5, utilisation: 80%}}
"""
FUNNEL = """
leads:
  stages:
    - {id: mql, rate: 10%, owner: head-of-marketing}
    - {id: sal, rate: 80%, owner: head-of-sales}
    - {id: sql, rate: 20%, owner: head-of-sales}
    - {id: won, outcome: won, owner: head-of-sales}
"""
PLAN = """
first:
  period: 2026-Q4
  currency: USD
  revenue_target: 2000000 USD
  avg_deal: 75000 USD
  funnel: leads
  source_mix: [{team: marketing, share: 80%}, {team: sales, share: 20%, enters: sql}]
"""

BOOK = {"teams": TEAMS, "roles": ROLES, "funnels": FUNNEL}
"""Everything but the plan."""
