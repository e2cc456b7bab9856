-- Streams of events: windows over them, several put together, and the events found in them.
CREATE SCHEMA [Stream] AUTHORIZATION [dbo];
