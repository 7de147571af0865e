namespace Checkout.Web.Features.Shared;

/// <summary>The frame of this request, read once. A page comes without it rather than not at all.</summary>
public sealed class PageFrame(IFrameSource source, ILogger<PageFrame> log)
{
    private Frame? _frame;

    public async Task<Frame> GetAsync(CancellationToken cancellation)
    {
        if (_frame is not null)
        {
            return _frame;
        }

        try
        {
            return _frame = await source.ReadAsync(cancellation);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(exception, "The page comes without its frame");
            return _frame = Frame.None;
        }
    }

    /// <summary>Goes without: what would be asked has just failed.</summary>
    public void Omit() => _frame = Frame.None;
}
