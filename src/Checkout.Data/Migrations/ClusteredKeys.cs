using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Checkout.Data.Migrations;

/// <summary>Brings tables of SQL Server, which the first migrations clustered by random ids, into the order of their model.</summary>
internal static class ClusteredKeys
{
    private const string Clustered = "SqlServer:Clustered";

    /// <summary>EF would drop primary keys that others refer to, which the server refuses: the references go first and come back.</summary>
    public static void ClusterAnew(this MigrationBuilder migration, IModel model)
    {
        var indexes = model.GetEntityTypes().SelectMany(type => type.GetDeclaredIndexes())
            .Where(index => index.IsClustered() is true).ToList();
        var keys = indexes.Select(index => index.DeclaringEntityType.FindPrimaryKey()!).ToHashSet();
        var references = model.GetEntityTypes().SelectMany(type => type.GetDeclaredForeignKeys())
            .Where(reference => keys.Contains(reference.PrincipalKey)).ToList();
        foreach (var reference in references)
        {
            migration.DropForeignKey(reference.GetConstraintName()!, reference.DeclaringEntityType.GetTableName()!);
        }

        foreach (var index in indexes)
        {
            var (table, key) = (index.DeclaringEntityType.GetTableName()!, index.DeclaringEntityType.FindPrimaryKey()!);
            migration.DropPrimaryKey(key.GetName()!, table);
            if (!index.Properties.Any(property => property.Name == nameof(Entity.Ordinal)))
            {
                // Of people it was there already.
                migration.DropIndex(index.GetDatabaseName()!, table);
            }

            migration.CreateIndex(index.GetDatabaseName()!, table, Columns(index.Properties)).Annotation(Clustered, true);
            migration.AddPrimaryKey(key.GetName()!, table, Columns(key.Properties)).Annotation(Clustered, false);
        }

        foreach (var reference in references)
        {
            migration.AddForeignKey(reference.GetConstraintName()!, reference.DeclaringEntityType.GetTableName()!,
                Columns(reference.Properties), reference.PrincipalEntityType.GetTableName()!,
                principalColumns: Columns(reference.PrincipalKey.Properties),
                onDelete: reference.DeleteBehavior is DeleteBehavior.Cascade ? ReferentialAction.Cascade : ReferentialAction.NoAction);
        }
    }

    private static string[] Columns(IEnumerable<IReadOnlyProperty> properties) =>
        [.. properties.Select(property => property.GetColumnName())];
}
