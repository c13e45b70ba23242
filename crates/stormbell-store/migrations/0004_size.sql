-- A million reports: every list is walked along one index, and filing writes fewer of them.
--
-- What one more index costs the accept path: one more tree to change in every commit, measured with
-- `stormbell bench size` as bytes per report. So: reports are listed by their id, which is a version 7 UUID and
-- therefore in the order of filing, along the index of the primary key that is there anyway; and what most
-- reports do not have (an officer, a filing machine, a sealed contact) is indexed only where it is.

DROP INDEX reports_by_time;

-- One entry for every report: 'new' at filing, moved when the desk takes and closes it.
DROP INDEX reports_by_state;
CREATE INDEX reports_by_state ON reports (state, id);

-- Nothing at filing; one entry when the desk takes a report.
DROP INDEX reports_by_officer;
CREATE INDEX reports_by_officer ON reports (assigned_to, id) WHERE assigned_to IS NOT NULL;

-- Nothing at filing; one entry while an officer has it open. Answers «how many are mine» without the closed ones.
CREATE INDEX reports_open_at_officer ON reports (assigned_to) WHERE assigned_to IS NOT NULL AND state <> 'closed';

-- Only for what machines file.
DROP INDEX reports_by_organisation;
CREATE INDEX reports_by_organisation ON reports (organisation, id) WHERE organisation IS NOT NULL;

-- Only for reports with a contact.
DROP INDEX reports_by_roster;
CREATE INDEX reports_by_roster ON reports (identity_roster, id) WHERE identity_roster IS NOT NULL;

-- Open incidents are few and asked for on every report's page; closed ones are many.
DROP INDEX incidents_by_time;
CREATE INDEX incidents_open ON incidents (id) WHERE closed_at IS NULL;
CREATE INDEX incidents_closed ON incidents (id) WHERE closed_at IS NOT NULL;

-- An incident can hold a hundred thousand reports: their number is kept, not counted.
ALTER TABLE incidents ADD COLUMN reports INTEGER NOT NULL DEFAULT 0;
UPDATE incidents SET reports = (SELECT COUNT(*) FROM links WHERE links.incident = incidents.id AND links.undone_at IS NULL);

DROP INDEX links_by_incident;
CREATE INDEX links_by_incident ON links (incident, id);

-- Open alarms in the order in which the desk shows them, on every page. Closed ones are in neither.
DROP INDEX alarms_by_next;
CREATE INDEX alarms_by_next ON alarms (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX alarms_open ON alarms (state DESC, priority, opened_at, id) WHERE next_at IS NOT NULL;
