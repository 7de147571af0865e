using System.Collections;
using System.ComponentModel;

namespace Checkout.Web.Settings;

/// <summary>A section of settings, as the check at the start reads it.</summary>
/// <param name="Read">Binds and validates it.</param>
public sealed record SettingsSection(string Name, Type Type, Func<IServiceProvider, object> Read);

/// <summary>Finds everything that is wrong with the settings at once, before anything reads them.</summary>
public static class SettingsCheck
{
    /// <returns>One sentence for each problem; none names a value that is a secret.</returns>
    public static IReadOnlyList<string> Problems(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        return [.. services.GetServices<SettingsSection>().SelectMany(section => Problems(section, services, configuration))
            .Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What an operator reads instead of a stack trace.</summary>
    public static string Page(IReadOnlyList<string> problems) =>
        $"The portal does not start: {(problems.Count == 1 ? "a setting needs" : $"{problems.Count} settings need")} your attention.\n\n"
        + string.Concat(problems.Select(problem => $"  {problem}\n"))
        + "\nSettings come from appsettings.json, appsettings.{Environment}.json, environment variables (Vendor__Name) and arguments\n"
        + "(--Vendor:Name=…). docs/configuration.md describes all of them, docs/deployment.md those that every deployment needs.\n";

    /// <summary>Settings below a section that nothing reads: a typing error would go unnoticed.</summary>
    internal static IEnumerable<string> Unknown(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            var property = Array.Find(type.GetProperties(),
                property => property.CanWrite && string.Equals(property.Name, child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
            {
                yield return $"{child.Path}: There is no such setting.";
            }
            else if (ElementOf(property.PropertyType) is { } element)
            {
                foreach (var unknown in child.GetChildren().SelectMany(item => Unknown(item, element)))
                {
                    yield return unknown;
                }
            }
        }
    }

    private static IEnumerable<string> Problems(SettingsSection section, IServiceProvider services, IConfiguration configuration)
    {
        try
        {
            section.Read(services);
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures;
        }
        catch (InvalidOperationException unreadable)
        {
            var values = configuration.GetSection(section.Name);
            List<string> problems = [.. Unknown(values, section.Type), .. Unreadable(values, section.Type)];
            return problems.Count > 0 ? problems : [$"{section.Name}: {unreadable.Message}"];
        }
    }

    /// <summary>The class that a list of groups of settings holds; null where the setting is no such list.</summary>
    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [{ IsClass: true } element]
            && element != typeof(string) ? element : null;

    private static IEnumerable<string> Unreadable(IConfigurationSection section, Type type) => type.GetProperties()
        .Where(property => property.CanWrite)
        .Select(property => (property.Name, Type: Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
        .Where(setting => section[setting.Name] is { Length: > 0 } text && !IsReadable(setting.Type, text))
        .Select(setting => $"{section.Path}:{setting.Name}: “{section[setting.Name]}” is not {Form(setting.Type)}.");

    private static bool IsReadable(Type type, string text)
    {
        try
        {
            return type == typeof(string) || type.IsAssignableTo(typeof(IEnumerable))
                || TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text) is not null;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Form(Type type) =>
        type == typeof(bool) ? "True or False"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : type == typeof(int) ? "a whole number"
        : "a number";
}
