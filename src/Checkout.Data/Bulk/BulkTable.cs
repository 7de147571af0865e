using System.Collections;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Checkout.Data.Search;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Checkout.Data.Bulk;

/// <summary>A column as the model maps it.</summary>
/// <param name="Type">What the driver is given, after the model's conversion.</param>
internal sealed record BulkColumn(string Name, string StoreType, Type Type);

/// <summary>
/// How entities of one type become rows: columns, conversions and rows that hang on them, all from the EF model, so that what is mapped
/// later is written as well.
/// </summary>
internal sealed class BulkTable
{
    private static readonly ConditionalWeakTable<IModel, Dictionary<Type, BulkTable>> Models = [];

    // Compiled when the first row comes: a file brings rows of a few tables.
    private readonly Lazy<Action<object, RowSink>> _write;

    private BulkTable(IEntityType type, int place)
    {
        var columns = type.GetTableMappings().Single().Table.Columns.Select(column => column.PropertyMappings.Single()).ToList();
        Place = place;
        Name = type.GetTableName()!;
        Schema = type.GetSchema();
        Columns = [.. columns.Select(column => new BulkColumn(column.Column.Name, column.TypeMapping.StoreTypeNameBase,
            Bare(column.TypeMapping.Converter?.ProviderClrType ?? column.Property.ClrType)))];
        Children = [.. type.GetNavigations().Where(rows => rows.IsCollection).Select(rows => rows.PropertyInfo!)
            .Select(rows => (Func<object, IEnumerable>)(owner => (IEnumerable)rows.GetValue(owner)!))];
        _write = new(() => Writer(type, columns));
    }

    public string Name { get; }

    public string? Schema { get; }

    /// <summary>Tables that others refer to have lower ones.</summary>
    public int Place { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    /// <summary>The rows that exist only with a row of this table.</summary>
    public IReadOnlyList<Func<object, IEnumerable>> Children { get; }

    /// <summary>The tables of a model by the entities' types, those of one database.</summary>
    public static IReadOnlyDictionary<Type, BulkTable> Of(IModel model) => Models.GetValue(model, Build);

    public void Write(object entity, RowSink sink) => _write.Value(entity, sink);

    private static Dictionary<Type, BulkTable> Build(IModel model)
    {
        var (left, tables) = (model.GetEntityTypes().ToList(), new Dictionary<Type, BulkTable>());
        while (left.Count > 0)
        {
            var free = left.Where(type => !type.GetForeignKeys()
                .Any(key => key.PrincipalEntityType != type && left.Contains(key.PrincipalEntityType))).ToList();
            if (free.Count == 0)
            {
                throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", left)}.");
            }

            foreach (var type in free)
            {
                tables.Add(type.ClrType, new BulkTable(type, tables.Count));
            }

            left.RemoveAll(free.Contains);
        }

        return tables;
    }

    private static Action<object, RowSink> Writer(IEntityType type, IReadOnlyList<IColumnMapping> columns)
    {
        var (row, sink) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(RowSink)));
        var entity = Expression.Variable(type.ClrType);
        var body = new List<Expression> { Expression.Assign(entity, Expression.Convert(row, type.ClrType)) };
        body.AddRange(columns.Select(column => Write(ValueOf(entity, column.Property), column.TypeMapping, sink)));
        body.Add(Expression.Call(sink, nameof(RowSink.EndRow), []));
        return Expression.Lambda<Action<object, RowSink>>(Expression.Block([entity], body), row, sink).Compile();
    }

    /// <summary>The property of the entity or of a part of it. Those that only the model has are the text by which the row is found, and
    /// what a passkey, which is the framework's, has not been through yet when it is new.</summary>
    private static Expression ValueOf(Expression entity, IProperty property) => property.IsShadowProperty()
        ? property.Name is SearchText.Column
            ? Expression.Call(typeof(SearchText), nameof(SearchText.Of), [], entity, Expression.Constant(property.GetMaxLength()!.Value))
            : property.Name is PasskeyColumns.LastUsedAt ? Expression.Constant(null, property.ClrType)
            : throw new InvalidOperationException($"Nobody says what {property.DeclaringType.DisplayName()}.{property.Name} is.")
        : Expression.MakeMemberAccess(OwnerOf(entity, property.DeclaringType),
            (System.Reflection.MemberInfo?)property.PropertyInfo ?? property.FieldInfo!);

    private static Expression OwnerOf(Expression entity, ITypeBase type) => type is IComplexType part
        ? Expression.MakeMemberAccess(OwnerOf(entity, part.ComplexProperty.DeclaringType), part.ComplexProperty.PropertyInfo!) : entity;

    private static BlockExpression Write(Expression read, RelationalTypeMapping mapping, Expression sink)
    {
        var value = Expression.Variable(read.Type);
        var bare = Nullable.GetUnderlyingType(read.Type) is null ? (Expression)value : Expression.Property(value, "Value");
        var stored = mapping.Converter is { } converter
            ? Expression.Invoke(converter.ConvertToProviderExpression, As(bare, converter.ModelClrType)) : bare;
        var write = Expression.Call(sink, nameof(RowSink.Write), [], As(stored, Bare(stored.Type)));
        return Expression.Block([value], Expression.Assign(value, read), read.Type.IsValueType && bare == value ? write
            : Expression.IfThenElse(Expression.Equal(value, Expression.Constant(null, read.Type)),
                Expression.Call(sink, nameof(RowSink.WriteNull), []), write));
    }

    private static Expression As(Expression value, Type type) => value.Type == type ? value : Expression.Convert(value, type);

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
