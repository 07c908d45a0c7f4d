"""Numbers for Prometheus: counts and times, never a name, a title or a word of a record."""

from __future__ import annotations

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from checker.web.task import Answer

MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS: Final = (0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)


class Metrics:
    """The numbers of one service."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        name = "decision_checker_"
        self.requests = Histogram(
            f"{name}request_seconds", "Requests by route, method and status, and how long they took.",
            ("route", "method", "status"), buckets=_SECONDS, registry=self.registry,
        )  # fmt: skip
        self.checks = Counter(
            f"{name}records", "Records by what asked (check or gate) and verdict.", ("kind", "verdict"),
            registry=self.registry,
        )  # fmt: skip
        self.outcomes = Counter(
            f"{name}rule_outcomes", "Outcomes of every rule.", ("rule", "outcome"), registry=self.registry
        )
        self.seconds = Histogram(
            f"{name}record_seconds", "Time from a record's arrival to its answer.", ("kind",), buckets=_SECONDS,
            registry=self.registry,
        )  # fmt: skip
        self.refused = Counter(
            f"{name}refused", "Requests that got no answer, by the kind of problem.", ("problem",),
            registry=self.registry,
        )  # fmt: skip
        self.waiting = Gauge(f"{name}records_in_hand", "Records that wait or are checked.", registry=self.registry)
        self.workers = Gauge(f"{name}workers", "Workers that are ready.", registry=self.registry)
        self.restarts = Gauge(
            f"{name}worker_restarts", "Workers that were ended and started anew.", registry=self.registry
        )
        self.entries = Gauge(f"{name}audit_entries", "Entries in the audit log.", registry=self.registry)
        self.verified = Gauge(
            f"{name}audit_verified", "1 where the audit log held when it was last verified.", registry=self.registry
        )

    def answered(self, kind: str, answer: Answer, seconds: float) -> None:
        """Count an answer."""
        for verdict in answer.verdicts:
            self.checks.labels(kind, verdict or "not_judged").inc()
        for (rule, outcome), count in answer.outcomes.items():
            self.outcomes.labels(rule, outcome).inc(count)
        self.seconds.labels(kind).observe(seconds)

    def text(self) -> bytes:
        """All of it in Prometheus's text format."""
        return generate_latest(self.registry)
