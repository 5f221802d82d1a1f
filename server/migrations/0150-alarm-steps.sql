-- 0145 gave organisations of the release before other steps than a new one has: an empty role went up after 5 and 15 minutes instead of 3 and 10,
-- a month without a drill after one and three days instead of 4 and 24 hours. Put right where nobody has changed them since.
with wrong (code, was, becomes) as (
  select w.code, format(w.target, 'task', w.promise, w.was[1], w.was[2], w.was[3], w.is_critical)::jsonb, format(w.target, 'task', w.promise, w.becomes[1], w.becomes[2], w.becomes[3], w.is_critical)::jsonb
  from (select v.*, '{"%s": {"target": "%s", "calendar": "24x7", "steps": [{"id": "reminder", "kind": "reminder", "percent": %s, "to": ["handler"]}, {"id": "breach", "kind": "breach", "to": ["handler", "supervisor"]}, {"id": "site_manager", "kind": "escalation", "after": %s, "to": ["site_manager"]}, {"id": "head_office", "kind": "escalation", "after": %s, "to": ["head_office"]}], "retarget": "keep_consumed", "reopen": "new_cycle", "isCritical": %s}}' as target
        from (values
          ('incident-role', 'PT5M', 'true', array[60, 300, 900], array[60, 180, 600]),
          ('drill-month', 'P30D', 'false', array[70, 86400, 259200], array[80, 14400, 86400])) v (code, promise, is_critical, was, becomes)) w
)
update sla_policy_version v set targets = wrong.becomes
from wrong join sla_policy p on p.code = wrong.code and p.version = 1
where v.organization_id = p.organization_id and v.policy_id = p.id and v.version = 1 and v.targets = wrong.was;
