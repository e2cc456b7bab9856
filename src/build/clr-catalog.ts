/**
 * What SQL Server resolves without CREATE ASSEMBLY: the documented list, with System.Numerics and
 * Microsoft.SqlServer.Types, which SQL Server 2025 was seen to accept as well.
 * https://learn.microsoft.com/sql/relational-databases/clr-integration/database-objects/supported-net-framework-libraries
 */
export const serverCatalog: ReadonlySet<string> = new Set([
  'CustomMarshalers',
  'Microsoft.SqlServer.Types',
  'Microsoft.VisualBasic',
  'Microsoft.VisualC',
  'mscorlib',
  'System',
  'System.Configuration',
  'System.Core',
  'System.Data',
  'System.Data.OracleClient',
  'System.Data.SqlXml',
  'System.Deployment',
  'System.Numerics',
  'System.Security',
  'System.Transactions',
  'System.Web.Services',
  'System.Xml',
  'System.Xml.Linq',
]);
