using System.Globalization;
using System.Text.RegularExpressions;
using Checkout.Data.Providers;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Checkout.Testing.SqlServer;

/// <summary>
/// Checks T-SQL against a schema without a server: each statement becomes a procedure in a model of the schema, and the model is validated.
/// Unknown tables, columns and functions and anything that does not parse are found; GROUP BY mistakes and types are not.
/// </summary>
public sealed partial class TSqlCheck : IDisposable
{
    // In a procedure an unknown table is only a warning: it could be made later. Ours are all there.
    private const int UnresolvedReference = 71501;
    private const int UnresolvedReferenceInProcedure = 71502;

    private readonly IReadOnlyList<string> _schema;
    private TSqlModel _model;

    /// <param name="createScript">Creates every object of the schema, batch by batch.</param>
    public TSqlCheck(string createScript)
    {
        _schema = Statements(createScript);
        _model = Model();
        var messages = _model.Validate();
        if (messages.Count > 0)
        {
            throw new InvalidOperationException($"The schema itself is not valid: {string.Join('\n', messages)}");
        }
    }

    /// <summary>What is wrong with a script's grammar; empty where it parses.</summary>
    public static IReadOnlyList<string> GrammarOf(string script)
    {
        _ = new TSql150Parser(initialQuotedIdentifiers: true, SqlEngineType.Standalone).Parse(new StringReader(script), out var errors);
        return [.. errors.Select(error => string.Create(CultureInfo.InvariantCulture, $"{error.Line}:{error.Column} {error.Message}"))];
    }

    public int Count(ModelTypeClass type) => _model.GetObjects(DacQueryScopes.UserDefined, type).Count();

    /// <summary>What is wrong with the statements, each with where it comes from; empty where nothing is.</summary>
    public IReadOnlyList<string> ProblemsOf(IReadOnlyCollection<TSqlStatement> statements)
    {
        var problems = new List<string>();
        var procedures = new Dictionary<string, TSqlStatement>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in statements)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"checked{procedures.Count}");
            try
            {
                AddProcedure(name, statement);
                procedures.Add(name, statement);
            }
            catch (DacModelException refused)
            {
                // A model that has refused something refuses everything after it.
                problems.Add(Said(statement, refused.Message));
                StartAgain(procedures);
            }
        }

        problems.AddRange(_model.Validate()
            .Where(message => message.MessageType == DacMessageType.Error
                || message.Number is UnresolvedReference or UnresolvedReferenceInProcedure)
            .Select(message => procedures.TryGetValue(NameOfProcedure().Match(message.Message).Value, out var statement)
                ? Said(statement, message.Message) : message.ToString()));
        StartAgain([]);
        return problems;
    }

    public void Dispose() => _model.Dispose();

    private static string[] Statements(string script)
    {
        var errors = GrammarOf(script);
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"The script does not parse: {string.Join('\n', errors)}");
        }

        var parsed = (TSqlScript)new TSql150Parser(initialQuotedIdentifiers: true, SqlEngineType.Standalone)
            .Parse(new StringReader(script), out _);
        var generator = new Sql150ScriptGenerator();
        return [.. parsed.Batches.SelectMany(batch => batch.Statements).Select(statement =>
        {
            generator.GenerateScript(statement, out var sql);
            return sql;
        })];
    }

    private TSqlModel Model()
    {
        var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions { Collation = SqlServerDbContext.Collation });
        foreach (var statement in _schema)
        {
            model.AddObjects(statement);
        }

        return model;
    }

    private void StartAgain(Dictionary<string, TSqlStatement> procedures)
    {
        _model.Dispose();
        _model = Model();
        foreach (var (name, statement) in procedures)
        {
            AddProcedure(name, statement);
        }
    }

    // A trigger is an object of its own.
    private void AddProcedure(string name, TSqlStatement statement) => _model.AddOrUpdateObjects(
        statement.Sql.TrimStart().StartsWith("CREATE TRIGGER", StringComparison.Ordinal) ? statement.Sql
            : $"CREATE PROCEDURE [dbo].[{name}] {statement.Parameters} AS BEGIN\n{statement.Sql}\nEND", name, new TSqlObjectOptions());

    [GeneratedRegex(@"checked\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NameOfProcedure();

    private static string Said(TSqlStatement statement, string message) => $"{message}\n  from {statement.Origin}\n{statement.Sql}";
}
