-- What is known about where things come from: discovered concepts, streams of generated content, audits.
CREATE SCHEMA [provenance] AUTHORIZATION [dbo];
