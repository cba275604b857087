"""Plan, funnel and promises -> does the plan add up? Exact numbers with their formulas, rounded only to be shown."""

from playpress.derive.planning.worksheet import Worksheet, worksheet, worksheets

__all__ = ["Worksheet", "worksheet", "worksheets"]
