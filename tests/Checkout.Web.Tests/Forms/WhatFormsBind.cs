using System.Collections;
using System.Reflection;
using Checkout.Web.Hosting;

namespace Checkout.Web.Tests.Forms;

/// <summary>Lists that a form is read into can be added to: the framework fills one that is there already, and leaves what can't be filled
/// empty without a word.</summary>
[Trait("Acceptance", "U3")]
public sealed class WhatFormsBind
{
    [Fact]
    public void Every_list_of_an_input_takes_what_was_chosen()
    {
        var inputs = typeof(Portal).Assembly.GetTypes().Where(type => type.Name.EndsWith("Input", StringComparison.Ordinal)
            && type is { IsAbstract: false, IsGenericType: false } && type.GetConstructor([]) is not null).ToList();
        var stuck = inputs.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanWrite: true, PropertyType.IsArray: false }
                && property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable))
                && property.GetValue(Activator.CreateInstance(type)) is { } there and not IList { IsFixedSize: false, IsReadOnly: false }
                    and not IDictionary)
            .Select(property => $"{type.Name}.{property.Name}"));

        Assert.True(inputs.Count > 20, $"Only {inputs.Count} inputs were found.");
        Assert.Empty(stuck);
    }
}
