import type { ReactNode } from 'react'
import { Modal as AriaModal, Dialog, Heading, ModalOverlay } from 'react-aria-components'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly width?: 'normal' | 'wide'
  readonly children: ReactNode
}

/** A dialog that holds the work until it is answered; Escape closes it. */
export const Modal = ({ title, onClose, width = 'normal', children }: Props) => (
  <ModalOverlay className="dialog-shade" isOpen onOpenChange={(isOpen) => !isOpen && onClose()} isDismissable={false}>
    <AriaModal className={`dialog-box ${width}`}>
      <Dialog className="dialog">
        <Heading slot="title" level={1}>
          {title}
        </Heading>
        {children}
      </Dialog>
    </AriaModal>
  </ModalOverlay>
)
