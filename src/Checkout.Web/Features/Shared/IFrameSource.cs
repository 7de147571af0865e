namespace Checkout.Web.Features.Shared;

/// <summary>Where the frame of the current request comes from.</summary>
public interface IFrameSource
{
    Task<Frame> ReadAsync(CancellationToken cancellation);
}
