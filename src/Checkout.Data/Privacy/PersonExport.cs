using System.Linq.Expressions;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Checkout.Data.Privacy;

/// <summary>Everything that is kept of a person, as JSON, table by table: what names the person by id, by name or by address. Secrets are
/// left out. Rows are written as they are read.</summary>
public sealed class PersonExport(CheckoutDbContexts contexts)
{
    private static readonly JsonSerializerOptions Values = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task WriteAsync(CheckoutUser person, Stream output, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        await using var state = await db.BeginReadingAsync(cancellation);
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = Values.Encoder });
        json.WriteStartObject();
        var write = typeof(PersonExport).GetMethod(nameof(WriteRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var type in db.Model.GetEntityTypes().OrderBy(type => type.GetTableName(), StringComparer.Ordinal))
        {
            var row = Expression.Parameter(type.ClrType, "row");
            if (Conditions(type, person, row).ToList() is { Count: > 0 } conditions)
            {
                var where = Expression.Lambda(conditions.Aggregate(Expression.OrElse), row);
                await (Task)write.MakeGenericMethod(type.ClrType).Invoke(null, [db, type, where, json, cancellation])!;
            }
        }

        json.WriteEndObject();
    }

    private static IEnumerable<Expression> Conditions(IEntityType type, CheckoutUser person, ParameterExpression row)
    {
        var ids = type.ClrType == typeof(CheckoutUser) ? [type.FindProperty(nameof(CheckoutUser.Id))!] : PersonalColumns.UsersIn(type);
        foreach (var property in ids)
        {
            yield return Expression.Equal(Expression.Convert(Expression.Property(row, property.PropertyInfo!), typeof(Guid?)),
                Expression.Constant(person.Id, typeof(Guid?)));
        }

        var addresses = type.ClrType == typeof(AuditEntry) ? [nameof(AuditEntry.Actor), nameof(AuditEntry.Subject)]
            : type.ClrType == typeof(OutboxMessage) ? [nameof(OutboxMessage.To)]
            : type.ClrType == typeof(BillingContact) ? [nameof(BillingContact.Email)] : (string[])[];
        foreach (var (name, value) in addresses.Select(name => (name, person.Email!))
            .Concat(PersonalColumns.NamesIn(type).Select(property =>
                (property.Name, PersonalColumns.HoldsAddress(property) ? person.Email! : person.DisplayName))))
        {
            yield return Expression.Equal(Expression.Property(row, name), Expression.Constant(value));
        }
    }

    private static async Task WriteRowsAsync<TRow>(CheckoutDbContext db, IEntityType type, Expression<Func<TRow, bool>> where,
        Utf8JsonWriter json, CancellationToken cancellation)
        where TRow : class
    {
        var isBegun = false;
        await foreach (var row in db.Set<TRow>().AsNoTracking().Where(where).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!isBegun)
            {
                json.WriteStartArray(type.GetTableName()!);
                isBegun = true;
            }

            json.WriteStartObject();
            foreach (var property in PersonalColumns.ToldOf(type))
            {
                if (property.GetGetter().GetClrValue(row) is { } value)
                {
                    json.WritePropertyName(property.Name);
                    JsonSerializer.Serialize(json, value is Currency currency ? currency.Code : value, Values);
                }
            }

            json.WriteEndObject();
            await json.FlushAsync(cancellation);
        }

        if (isBegun)
        {
            json.WriteEndArray();
        }
    }
}
