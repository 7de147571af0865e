using System.Reflection;

namespace Checkout.Domain;

/// <summary>Which Checkout this is: the version of Directory.Build.props, told by pages, mails, the log and the command.</summary>
public static class ProductVersion
{
    public static string Value { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>With the product's name, as in “Checkout 0.2.0”.</summary>
    public static string Told { get; } = $"Checkout {Value}";
}
