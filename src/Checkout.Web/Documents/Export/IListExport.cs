namespace Checkout.Web.Documents.Export;

/// <summary>A list that leaves as a file, whatever its rows are.</summary>
public interface IListExport
{
    /// <summary>The list's name: "invoices".</summary>
    string Name { get; }

    ExportFormat Format { get; }

    /// <summary>How many rows the file will have.</summary>
    Task<int> CountAsync(CancellationToken cancellation);
}
