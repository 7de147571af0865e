using System.Data;
using System.Runtime.CompilerServices;
using Checkout.Data.Bulk;
using Checkout.Data.Tallies;
using Checkout.Domain;
using Checkout.Testing.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Checkout.Data.Tests.SqlServer;

/// <summary>What SaveChanges can send: each entity inserted, changed in every column, and deleted.</summary>
[Trait("Acceptance", "S2")]
public sealed class EveryWriteOnSqlServer
{
    [Fact]
    public void Inserts_updates_and_deletes_of_every_entity_fit_the_schema()
    {
        using var schema = SqlServerSchema.Offline();
        var taken = new List<TSqlStatement>();
        foreach (var type in schema.Model.GetEntityTypes().Where(type => type.ClrType != typeof(Tally)))
        {
            foreach (var state in (EntityState[])[EntityState.Added, EntityState.Modified, EntityState.Deleted])
            {
                var before = taken.Count;
                var refused = Write(type.ClrType, state, taken);
                Assert.True(taken.Count > before || refused, $"{type.ClrType.Name} {state} sent nothing.");
            }
        }

        using var check = SqlServerSchema.NewCheck();
        Assert.Equal([], check.ProblemsOf(taken));
    }

    [Fact]
    [Trait("Acceptance", "F4")]
    public void Rows_in_bulk_hold_what_each_column_takes()
    {
        using var schema = SqlServerSchema.Offline();
        foreach (var (type, table) in BulkTable.Of(schema.Model))
        {
            var entity = Activator.CreateInstance(type, nonPublic: true)!;
            Fill(entity, schema.Model.FindEntityType(type)!);
            var sink = new SqlServerRows(connection: null!, transaction: null, table);
            table.Write(entity, sink);
            table.Write(entity, sink);

            Assert.Equal(2, sink.Rows.Rows.Count);
            Assert.Equal(
                table.Columns.Select(column => (column.Name, Taken(column.StoreType))),
                sink.Rows.Columns.Cast<DataColumn>().Select(column => (column.ColumnName, column.DataType)));
        }
    }

    /// <summary>What SqlBulkCopy sends to a column as it is.</summary>
    private static Type Taken(string storeType) => storeType switch
    {
        "bit" => typeof(bool),
        "int" => typeof(int),
        "bigint" => typeof(long),
        "decimal" => typeof(decimal),
        "uniqueidentifier" => typeof(Guid),
        "date" => typeof(DateTime),
        "datetimeoffset" => typeof(DateTimeOffset),
        "nvarchar" => typeof(string),
        "varbinary" => typeof(byte[]),
        _ => throw new InvalidOperationException($"Nobody has thought of {storeType}."),
    };

    /// <summary>Sends one statement; true where the data layer itself refused because the entity is append-only.</summary>
    private static bool Write(Type type, EntityState state, List<TSqlStatement> taken)
    {
        using var db = SqlServerShadow.Contexts(command => taken.Add(TSqlStatement.Of(command, $"{state} {type.Name}"))).Unscoped();
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        var entity = Activator.CreateInstance(type, nonPublic: true)!;
        Fill(entity, db.Model.FindEntityType(type)!);
        db.Entry(entity).State = state;
        try
        {
            db.SaveChanges();
        }
        catch (DbUpdateException)
        {
            // Nobody answered how many rows there were.
        }
        catch (InvalidOperationException refusal)
            when (state is not EntityState.Added && refusal.Message.EndsWith("is append-only.", StringComparison.Ordinal))
        {
            return true;
        }

        return false;
    }

    private static void Fill(object target, ITypeBase type)
    {
        foreach (var property in type.GetProperties().Where(property => !property.IsShadowProperty()))
        {
            Set(target, property, Sample(property.ClrType));
        }

        foreach (var part in type.GetComplexProperties())
        {
            var value = RuntimeHelpers.GetUninitializedObject(part.ClrType);
            Fill(value, part.ComplexType);
            Set(target, part, value);
        }
    }

    private static void Set(object target, IPropertyBase property, object? value)
    {
        if (property.FieldInfo is { } field)
        {
            field.SetValue(target, value);
        }
        else
        {
            property.PropertyInfo!.SetValue(target, value);
        }
    }

    private static object? Sample(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var text when text == typeof(string) => "x",
        var bytes when bytes == typeof(byte[]) => Array.Empty<byte>(),
        var id when id == typeof(Guid) => Guid.NewGuid(),
        // An entry without a number would first have to be sealed.
        var number when number == typeof(long) => 1L,
        var currency when currency == typeof(Currency) => Currency.Usd,
        { IsValueType: true } value => RuntimeHelpers.GetUninitializedObject(value),
        _ => null,
    };
}
