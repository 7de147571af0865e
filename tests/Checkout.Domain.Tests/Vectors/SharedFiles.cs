namespace Checkout.Domain.Tests.Vectors;

/// <summary>Finds the reference data that lies beside the repository, not in it.</summary>
public static class SharedFiles
{
    public const string VectorsVariable = "CHECKOUT_VECTORS";

    /// <summary>The file that the environment names, else the one beside the repository, else null.</summary>
    public static string? Vectors =>
        Environment.GetEnvironmentVariable(VectorsVariable) is { Length: > 0 } named
            ? File.Exists(named) ? named : throw new FileNotFoundException($"{VectorsVariable} names a file that does not exist.", named)
            : Existing(Data is { } data ? Path.Combine(data, "vectors.json") : null);

    /// <summary>The folder of published invoices, or null.</summary>
    public static string? PublishedInvoices =>
        Data is { } data && Directory.Exists(Path.Combine(data, "en16931")) ? Path.Combine(data, "en16931") : null;

    private static string? Data
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Checkout.sln")))
                {
                    return folder.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "data") : null;
                }
            }

            return null;
        }
    }

    private static string? Existing(string? path) => File.Exists(path) ? path : null;
}
